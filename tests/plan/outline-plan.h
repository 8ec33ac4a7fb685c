/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

/*
 * A plan from a few lines, for tables of cases:
 *
 *   #T title   #Y 2022   #G 2023-01-12
 *   S 一、|heading|text      S section, R prose, C clause, A area, P problem, M measure
 *   .P+ 1.|heading|text      one dot a level; + continues the paragraph
 *   @L 张三、李四            of the last item: L leader, U lead unit, R responsible unit, N person
 *   @D 2022年底|2022-12-31   its deadline; with nothing behind the bar, by a day that is not known
 */
RectifyPlan *outline_plan_new (const char *outline);
